/** What only staff may see stands under one root of the query cache, so that it can be forgotten as a whole. */
export const staffKey = <Name extends string>(name: Name, restaurantId: number) =>
  ["staff", name, restaurantId] as const;
