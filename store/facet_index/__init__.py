"""The facet index: a roaring bitmap of article ids for every value one can filter by, kept in step by loading.

`postings` says under which values an article stands, `storage` keeps the bitmaps as rows of the database, `links`
keeps the organisations of each article as columns, `bitmaps` reads both when they are first needed, `selection`
turns a filter into one bitmap, and `answers` and `pages` tell of it. What the index answers is exactly what plain
SQL would; `upkeep` builds it again and compares the two.
"""
