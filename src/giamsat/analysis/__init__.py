"""Pure functions from what came in to what can be said: no files, no clock, no conclusions."""
