"""Days of the calendar as law uses them: dates partly known, periods, and working days.

`partial` reads EDTF dates and compares them in three values; `periods` adds months; `calendars` counts working days.
"""
