"""Charts that read in black and white; each call returns a :class:`giamsat.blocks.model.Figure`.

One function per module and kind: :func:`giamsat.charts.progress.progress_bars`,
:func:`giamsat.charts.timeline.timeline`, :func:`giamsat.charts.target.target_dots`,
:func:`giamsat.charts.change.dumbbell`, :func:`giamsat.charts.dossiers.dossier_bars`,
:func:`giamsat.charts.pairs.pairs`, :func:`giamsat.charts.stacked.stacked_counts`.
What they take stands in :mod:`giamsat.charts.model`.
matplotlib is imported by those modules, never by this package.
"""
