"""Pure mathematics of the field: numbers in, frozen dataclasses out."""
