"""What comes over the wire before anybody knows what it is: characters, markup, JSON, addresses, dates as machines write them."""
