"""Chantier: kaizen events from the value stream map to the standard, in one offline file."""

__version__ = "0.4.0"
