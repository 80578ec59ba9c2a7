"""Pages: blocks to HTML and PDF, notebooks to blocks, and the proof that a page is the right one."""
