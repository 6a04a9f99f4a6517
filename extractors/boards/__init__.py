"""Job boards: listings and postings to documents and signals."""
