import DefaultTheme from "vitepress/theme";
import { onMounted } from "vue";

import "./plan.css";

export default {
  extends: DefaultTheme,
  setup() {
    // In the browser alone, and after Vue has taken over the page that was built.
    onMounted(async () => {
      const { options } = await import("aksnet/markdown");
      options.show = "summary verdicts networks findings";
    });
  },
};
