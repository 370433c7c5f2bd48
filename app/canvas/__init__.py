"""Pictures that are drawn and edited: scenes, items, gestures."""
