"""Windows, panels, boards and charts."""
