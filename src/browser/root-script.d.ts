// The script that the server makes of root.json: the hash of the first roster, served under its content's name.
declare module '*/static/root.js' {
  export const root: string | undefined;
}
