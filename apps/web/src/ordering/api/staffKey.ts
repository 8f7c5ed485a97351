/** The root in the query cache of what only staff may see, so that it can be forgotten as a whole. */
export const staffRoot = ["staff"] as const;

export const staffKey = <Name extends string>(name: Name, restaurantId: number) =>
  [...staffRoot, name, restaurantId] as const;
