"""Charts as files of their own: pictures drawn without a window, and the data behind them."""
