"""Understanding: bytes become `Source`s, a `Source` becomes an `Article`. No database, no screen."""
