"""The kinds of fault in files and in their YAML: what each is, why it matters, a wrong and a right text.

The texts are small YAML files of any content, not records. Faults of bytes, sizes and folders
cannot be shown as text and have none.
"""

from __future__ import annotations

from lawmodel.diagnostics import Fault, Severity

__all__ = ["FAULTS", "severity_of"]


def _fault(ident: str, title: str, why: str, wrong: str = "", right: str = "") -> Fault:
    severity = Severity.WARNING if ident in _WARNINGS else Severity.ERROR
    return Fault(ident, severity, title, why, wrong, right, example_file="any.yaml")


_WARNINGS = frozenset({"names-differ-in-case", "no-records", "old-number", "truth-like-word", "unread-record"})

_IN_TEXT = (
    _fault(
        "control-character",
        "An invisible control character in the text",
        "YAML forbids these characters, most editors do not show them, and XML cannot carry them, not even escaped. "
        "They come from copied PDF text. A byte order mark within a text counts among them.",
        'heading: "Entry\\x07 into force"\n',
        'heading: "Entry into force"\n',
    ),
    _fault(
        "duplicate-key",
        "A key written twice in one mapping",
        "YAML requires keys to be unique, but most readers keep the last value and drop the others without a word. "
        "A record would lose a fact that somebody wrote.",
        "kind: treaty\nlevel: interstate\nkind: law\n",
        "kind: treaty\nlevel: interstate\n",
    ),
    _fault(
        "empty-file",
        "A file without data",
        "A record that says nothing is not a record: the file was probably saved too early, or its content is "
        "commented out.",
        "# to be written\n",
        "kind: treaty\n",
    ),
    _fault(
        "non-text-key",
        "A key that is not a text",
        "Unquoted `2015` is a number, `true` a truth value and `~` null, and brackets begin a list. JSON, the schemas "
        "and every table know only text keys, so such a record would change when it is exported.",
        "sessions:\n  2015: Dushanbe\n",
        'sessions:\n  "2015": Dushanbe\n',
    ),
    _fault(
        "not-a-number",
        "Infinity, or a value that is not a number",
        "JSON cannot express `.inf` and `.nan`, and `.nan` is not even equal to itself, so that no rule could "
        "compare it.",
        "share: .nan\n",
        'share: ".nan"\n',
    ),
    _fault(
        "nul-character",
        "A NUL character in the text",
        "Databases and C programs take NUL for the end of a text and lose the rest. A file full of them is often "
        "UTF-16, or was damaged on a disk.",
        'heading: "Entry\\0 into force"\n',
        'heading: "Entry into force"\n',
    ),
    _fault(
        "merge-conflict",
        "A merge that is not resolved",
        "Lines of `<<<<<<<`, `=======` and `>>>>>>>` stand where two versions of the file differ. Which of them holds, a "
        "person decides.",
        "kind: treaty\n<<<<<<< ours\nlevel: interstate\n=======\nlevel: multilateral\n>>>>>>> theirs\n",
        "kind: treaty\nlevel: interstate\n",
    ),
    _fault(
        "number-too-long",
        "A whole number of more than 18 digits",
        "Longer numbers do not fit the 64-bit columns of tables, and JavaScript rounds them silently. Nothing that "
        "a law counts is so large: it is the number of a document, which is a text.",
        "case: 20190000000000000017\n",
        'case: "20190000000000000017"\n',
    ),
    _fault(
        "number-with-point",
        "A number with a point or an exponent",
        "Validators differ on whether `1.0` is a whole number, and binary fractions cannot hold `0.1`. Records "
        "have whole numbers only; numbers like `4.1` are mostly those of articles, which are texts.",
        "article: 4.1\n",
        'article: "4.1"\n',
    ),
    _fault(
        "old-number",
        "A number that YAML 1.1 readers take otherwise",
        "YAML 1.1, which many programs still read, takes `0777` for 511, `12:30` for 750 and `1_000` for 1000. "
        "Here YAML 1.2 holds: 777 and two texts. Written plainly or in quotes, it is the same everywhere.",
        "begins_at: 12:30\n",
        'begins_at: "12:30"\n',
    ),
    _fault(
        "surrogate",
        "Half of a surrogate pair",
        "A surrogate is no character by itself and cannot be stored as UTF-8. JSON writes characters beyond U+FFFF "
        "as two of them; YAML does not.",
        'sign: "\\ud83d\\ude00"\n',
        'sign: "\\U0001F600"\n',
    ),
    _fault(
        "too-deep",
        "Mappings and lists more than 64 deep in one another",
        "No record needs a tenth of it, and programs that call themselves for each level break down. A bracket was "
        "probably left open.",
        "facts: " + "[" * 65 + "]" * 65 + "\n",
        "facts: [[a]]\n",
    ),
    _fault(
        "truth-like-word",
        "A word that YAML 1.1 readers take for true or false",
        "Unquoted `no`, `on` and `y` are texts in YAML 1.2 and truth values in YAML 1.1, which many programs still "
        "read: Norway's code `NO` becomes false. In quotes it is a text everywhere.",
        "party: NO\n",
        'party: "NO"\n',
    ),
    _fault(
        "yaml-alias",
        "An alias: a value written elsewhere in the file",
        "A reader of a record should see each fact where it stands. Aliases of aliases can also make a few lines "
        "into billions of values, which hangs the programs that read them.",
        "signing: &day first\napproval: *day\n",
        "signing: first\napproval: first\n",
    ),
    _fault(
        "yaml-anchor",
        "An anchor: a name for use elsewhere in the file",
        "Anchors are there for aliases, which records do not have. An unquoted text that begins with `&` is taken "
        "for an anchor, and its first word is lost.",
        "signing: &day first\n",
        "signing: first\n",
    ),
    _fault(
        "yaml-directive",
        "A YAML directive",
        "`%YAML` and `%TAG` change how the rest of the file is to be read, and readers follow them differently. "
        "Records are read by YAML 1.2, whatever a file says.",
        "%YAML 1.1\n---\nkind: treaty\n",
        "kind: treaty\n",
    ),
    _fault(
        "yaml-merge-key",
        "A merge key",
        "`<<` was never part of YAML 1.2: some readers merge mappings, others see a key of this name. Merges of "
        "merges also grow without bound.",
        "signing:\n  <<: {day: first}\n",
        "signing:\n  day: first\n",
    ),
    _fault(
        "yaml-second-document",
        "A second YAML document in the file",
        "A file holds one record, and is named after it. Most readers take the first document and drop the others.",
        "kind: treaty\n---\nkind: law\n",
        "---\nkind: treaty\n",
    ),
    _fault(
        "yaml-syntax",
        "Text that is not YAML",
        "The parser cannot go on from here, so that nothing after it has been checked. Most often an unquoted text "
        "holds `: `, a line is indented differently from its neighbours, or a quote is left open.",
        "heading: Entry into force: conditions\n",
        'heading: "Entry into force: conditions"\n',
    ),
    _fault(
        "yaml-tag",
        "A YAML tag",
        "A tag asks the reader for a type, and in some programs for code to be run. Here a value's type follows from "
        "how it is written. An unquoted text that begins with `!` is taken for a tag.",
        "number: !!str 207\n",
        'number: "207"\n',
    ),
)

_OF_FILES = (
    _fault(
        "file-too-large",
        "A file of more than 5 MB",
        "A record is some kilobytes. A larger file is something else under a wrong name, and reading it would stop "
        "the checking of all others.",
    ),
    _fault(
        "link-leaves-folder",
        "A link to a place outside the corpus",
        "What a link outside points to is not under review with the corpus, and differs from machine to machine.",
    ),
    _fault(
        "linked-folder",
        "A folder that is a link",
        "Folders are not followed through links: records would be read twice, or for ever. Move the folder here.",
    ),
    _fault(
        "names-differ-in-case",
        "Two files whose names some systems take for one",
        "Windows and macOS do not tell capital from small letters in names, nor one encoding of an accented letter "
        "from another: on a checkout there, one of the two files overwrites the other.",
    ),
    _fault(
        "no-agreements",
        "A corpus without a folder of agreements",
        "Records are read from `agreements/`. Without that folder nothing would be checked, and nothing found.",
    ),
    _fault(
        "no-records",
        "A corpus without a record",
        "Nothing is wrong with nothing: a check that has no records to look at would pass for ever, and nobody would know.",
    ),
    _fault(
        "not-a-regular-file",
        "A folder, device or pipe in place of a file",
        "Reading a pipe or a device may never end.",
    ),
    _fault(
        "not-utf-8",
        "A file that is not UTF-8",
        "Old encodings (Windows-1251, Latin-1, UTF-16) read as other letters elsewhere. Editors call the choice "
        "`save with encoding`; a byte order mark is allowed.",
    ),
    _fault(
        "too-many-faults",
        "A file with a thousand errors, ten thousand warnings, or five hundred places of wrong structure",
        "Of more nobody would read: reading stopped, or of the rest it is only told at how many places the structure is "
        "wrong. The file is probably not a record, or was damaged as a whole.",
    ),
    _fault(
        "too-many-nodes",
        "A file of more than 100,000 keys and values",
        "The largest records have some thousands. So many would slow down every program that reads the corpus.",
    ),
    _fault(
        "unreadable-file",
        "A file that cannot be read",
        "It is missing, its permissions forbid reading, or it changed while it was being read.",
    ),
    _fault(
        "unread-record",
        "A file that looks like a record or register, and is not read",
        "Records are the files `*.yaml` in `agreements/`, registers those in `registers/`. Under `x.yaml.txt`, in the "
        "folder above or in `agreement/`, a record would be missing from the corpus without a word.",
    ),
    _fault(
        "wrong-suffix",
        "A file whose name does not end in `.yaml`",
        "Only `*.yaml` is read, so that a record under `*.yml` or `*.YAML` would be lost without a word.",
    ),
)

FAULTS: tuple[Fault, ...] = tuple(sorted((*_IN_TEXT, *_OF_FILES), key=lambda fault: fault.ident))

_SEVERITIES = {fault.ident: fault.severity for fault in FAULTS}


def severity_of(ident: str) -> Severity:
    """How much a fault of reading weighs; a KeyError for an id that is not among `FAULTS`."""
    return _SEVERITIES[ident]
