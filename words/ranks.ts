import { catalogue } from "./catalogue.ts";

/** What the ranks of levels are called. */
export const rankNames = catalogue({
  en: {
    Rookie: "Rookie",
    Bronze: "Bronze",
    Silver: "Silver",
    Gold: "Gold",
    Platinum: "Platinum",
    Diamond: "Diamond",
    Legend: "Legend",
  },
  de: {
    Rookie: "Neuling",
    Bronze: "Bronze",
    Silver: "Silber",
    Gold: "Gold",
    Platinum: "Platin",
    Diamond: "Diamant",
    Legend: "Legende",
  },
});
