import type { SampleCategory } from "./sampleMenu.ts";

export const twoNorthKapahuluMenu: readonly SampleCategory[] = [
  {
    name: "Plates and sides",
    description: "Two scoops rice with every plate.",
    items: [
      {
        name: "Teri plate",
        price: 14.5,
        description: "Chicken thigh, shoyu and brown sugar, off the flat top",
        station: "grill",
        prepMinutes: 10,
        picture: { table: "grill", vessel: "plate", layers: ["rice:white", "char:char", "dip"] },
      },
      {
        name: "Mac salad",
        price: 4,
        description: "Creamy, peppery, cold",
        station: "cold",
        prepMinutes: 2,
        picture: { table: "sides", vessel: "saucer", layers: ["mac"] },
      },
    ],
  },
  {
    name: "Sweets",
    description: "Baked in the morning.",
    items: [
      {
        name: "Lilikoʻi bar",
        price: 5,
        description: "Passionfruit curd on shortbread",
        station: "pastry",
        prepMinutes: 2,
        picture: { table: "sweets", vessel: "saucer", layers: ["tart"] },
      },
    ],
  },
];
