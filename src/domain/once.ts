// What follows from an object that never changes is worked out once, for as long as somebody has the object.

/** The same function, which works its answer out once for each object. The object and the answer must never change. */
export const oncePer = <K extends object, V>(make: (key: K) => V): ((key: K) => V) => {
  const known = new WeakMap<K, { readonly value: V }>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before.value;
    const value = make(key);
    known.set(key, { value });
    return value;
  };
};
