"""What a project and briefgen bring: files, pictures, templates, styles."""
