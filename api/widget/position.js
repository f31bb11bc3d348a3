// The browser's own position, after a press of the button; fetched then.

import { sentenceOf } from "./service.js";

const FINE = 100; // parts of a degree: about a kilometre, enough for a metropolitan area and no more

/** Asks the browser, and shows in the picker what place that is. */
export function locate(picker) {
  picker.said.textContent = picker.t("locating");
  navigator.geolocation.getCurrentPosition((found) => located(picker, found.coords), () => {
    picker.said.textContent = picker.t("noPosition");
  }, { maximumAge: 600_000, timeout: 15_000 });
}

async function located(picker, { latitude, longitude }) {
  const [lat, lon] = [latitude, longitude].map((one) => Math.round(one * FINE) / FINE);
  try {
    const found = await picker.service.lookup(`/v1/places?lat=${lat}&lon=${lon}`);
    const title = found.place?.title || `${lat}, ${lon}`;
    picker.coordinates = { lat, lon };
    picker.field.value = title;
    picker.said.textContent = picker.t("taken", { place: title });
    picker.clearing.hidden = false;
  } catch (error) {
    picker.said.textContent = sentenceOf(error, picker.t);
  }
}
