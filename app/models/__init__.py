"""The document: SQLAlchemy tables and the one door through which they change. No Qt."""
