// What a page and the saving worker say to each other, and where that worker lives: under an address of its own at which nothing else
// is, so that it hears of no page and of no other request.

/** Below the folder of the script itself, as browsers demand; the portal answers nothing there. */
export const SAVING_SCOPE = '/static/islands/saving/';

/** `id` is drawn anew for each file and tells nothing of it. With `save` comes a port by which its pieces come. */
export type SavingTask =
  | { readonly task: 'save'; readonly id: string; readonly disposition: string; readonly size: number }
  /** Asks whether it is still under way, and keeps it so. */
  | { readonly task: 'stay'; readonly id: string }
  | { readonly task: 'drop'; readonly id: string }
  /** Goes, unless some tab saves something. */
  | { readonly task: 'leave' };
