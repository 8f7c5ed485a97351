/** Names of the stored streams. */
export const streams = {
  orders: (restaurantId: number) => `order_channel_${restaurantId}`,
  inventory: (restaurantId: number) => `inventory_channel_${restaurantId}`,
  menu: (restaurantId: number) => `menu_channel_${restaurantId}`,
  categories: (restaurantId: number) => `category_channel_${restaurantId}`,
  notifications: (restaurantId: number) => `notification_channel_${restaurantId}`,
  restaurant: (restaurantId: number) => `restaurant_channel_${restaurantId}`,
  user: (userId: number) => `user_channel_${userId}`,
} as const;
