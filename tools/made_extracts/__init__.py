"""Made-up dossiers of a one-stop system that never was: seeded, so that the same call gives the same bytes."""
