"""Keeping and asking: tables, loading, filters, facets, search, marks, export. No screen."""
