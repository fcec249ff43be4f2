"""The standing of an instrument on a day: in force or not, by the documents and with external sources."""
