"""What a report was made from: the manifest, with hashes of inputs and outputs, versions, stage times."""
