"""The story: which reports to build, how one is built, and what became of all of them."""
