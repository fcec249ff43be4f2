"""All benchmarks: `make bench`. They take some ten minutes, and say something only of a machine that does nothing else."""

from __future__ import annotations

from benchmarks import checks, decide, startup

if __name__ == "__main__":
    print("## Loading\n")
    startup.main()
    print("\n## Deciding\n")
    decide.main()
    print("\n## Checking")
    checks.main()
