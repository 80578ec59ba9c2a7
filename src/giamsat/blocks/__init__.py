"""Blocks: what a report consists of, before it is a page of any format."""
