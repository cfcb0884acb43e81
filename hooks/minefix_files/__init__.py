"""What the core must not do: read the project's files, ask git, run esbuild, keep what was rendered. It knows no MkDocs."""
