"""Files that pages load: styles, logo, pictures, the social card."""
