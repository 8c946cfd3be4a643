"""cohort: a whole class: its scripts found, marked in a pool, kept, and written out.

submissions → pool → store (every finished script is kept) → verdicts of people → gradebook, pages,
class report, groups, queue. The record of one script is `grade.records.Script`; nothing here judges
anything.
"""
