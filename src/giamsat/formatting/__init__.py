"""Vietnamese numbers, dates, order and typography: pure functions on the standard library, below the model."""
