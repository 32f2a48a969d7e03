"""What a browser needs to show the site without a network, and to install it."""
