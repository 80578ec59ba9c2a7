"""All reading and writing of Excel workbooks: their layout, their cells with addresses, their writing."""
