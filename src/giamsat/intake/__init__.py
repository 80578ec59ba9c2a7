"""What came in for a round: submissions, published figures, receipts, decisions; checked, with every fault's place."""
