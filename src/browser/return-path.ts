// Where signing in leads back to after a session ended by itself: the same person's page, in the same tab, once.

const RETURN = 'amanah.return';

export const keepReturnPath = (person: string): void =>
  sessionStorage.setItem(RETURN, JSON.stringify([person, location.pathname]));

/** Whether a session ended by itself in this tab, and nobody has signed in since. */
export const hasReturnPath = (): boolean => sessionStorage.getItem(RETURN) !== null;

/** The page that this person was on; asked once, whoever asks. */
export const takeReturnPath = (person: string): string | undefined => {
  const kept = sessionStorage.getItem(RETURN);
  sessionStorage.removeItem(RETURN);
  if (kept === null) return undefined;
  try {
    const pair: unknown = JSON.parse(kept);
    if (!Array.isArray(pair)) return undefined;
    const [whose, path]: readonly unknown[] = pair;
    return whose === person && typeof path === 'string' && /^\/(ar|en)\/staff[\w/.-]*$/.test(path) ? path : undefined;
  } catch {
    return undefined;
  }
};
