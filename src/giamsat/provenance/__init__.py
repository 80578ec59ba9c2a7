"""What a report was made from: hashes of inputs and outputs, versions, stage times."""
