"""Files that pages show: styles, logo, pictures, cards for previews of links."""
