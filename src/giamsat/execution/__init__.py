"""Running notebooks: the only floor that knows papermill."""
