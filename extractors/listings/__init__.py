"""What lists pages: feeds, sitemaps, searches, registers. Bytes to links."""
