import { create } from "zustand";

export const useShortcutsShown = create<{ readonly shown: boolean }>(() => ({ shown: false }));

export const showShortcuts = () => useShortcutsShown.setState({ shown: true });
export const hideShortcuts = () => useShortcutsShown.setState({ shown: false });
