"""How fast Chantier is, beside the least that Qt, SQLite and reportlab need for the same, measured in the same run."""
