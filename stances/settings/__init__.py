"""Where the settings of a run come from: flags, environment, files, defaults."""
