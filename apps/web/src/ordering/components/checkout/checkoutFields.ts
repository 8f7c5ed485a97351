/** What the customer fills in beside the cart. `day` and `time` count only for a later pickup. */
export interface CheckoutFields {
  name: string;
  phone: string;
  email: string;
  note: string;
  allergy: string;
  pickup: "asap" | "later";
  day: string;
  /** Epoch milliseconds as text, as a select holds it. */
  time: string;
}

export const emptyFields: CheckoutFields = {
  name: "",
  phone: "",
  email: "",
  note: "",
  allergy: "",
  pickup: "asap",
  day: "",
  time: "",
};

/** Whom the restaurant calls. */
export type Contact = Pick<CheckoutFields, "name" | "phone" | "email">;
