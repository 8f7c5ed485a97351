import { create } from "zustand";

/** What stands over a staff page, opened from wherever on it. */
export type DeskDialog = "shortcuts" | "intake" | "keyOrder";

export const useDeskDialog = create<{ readonly open: DeskDialog | null }>(() => ({ open: null }));

export const openDialog = (open: DeskDialog) => useDeskDialog.setState({ open });
export const closeDialog = () => useDeskDialog.setState({ open: null });
