package engram.tables.columns;

/** Dates and times as people and programs of many countries write them. */
final class TimeText {
    private static final String HALF_AND_ZONE =
            "\\s*(?:[ap]\\.?\\s?m\\.?)?\\s*(?:[a-z]{1,5}|[a-z]+/[a-z_]+|(?:utc|gmt)?[-+]\\d{1,2}(?::?\\d{2})?)?";
    private static final String CLOCK = "\\d{1,2}:\\d{2}(?::\\d{2}(?:[.,]\\d+)?)?" + HALF_AND_ZONE;

    /** As Oracle prints it; alone it would be a version. */
    private static final String POINTED_CLOCK =
            "\\d{1,2}\\.\\d{2}\\.\\d{2}(?:[.,]\\d+)?" + HALF_AND_ZONE;

    private static final String MONTH =
            ("(?:jan(?:uary?|uar|v(?:ier)?|eiro)?|ene(?:ro)?|j\u00e4nner|feb(?:ruary?|ruar|brero|braio)?|fev(?:ereiro)?|f\u00e9v(?:r|rier)?"
                    + "|mar(?:ch|s|zo|\u00e7o)?|m\u00e4r(?:z)?|mrz|apr(?:il|ile)?|avr(?:il)?|abr(?:il)?|may|mai|mayo|maggio|maio|june?|juni|juin|junio|giu(?:gno)?|junho"
                    + "|july?|juli|juil(?:let)?|julio|luglio|julho|aug(?:ust)?|ao\u00fbt|ago(?:sto)?|sept?(?:ember|embre|iembre)?|settembre|setembro"
                    + "|o[ck]t(?:ober|obre|ubre)?|ottobre|outubro|nov(?:ember|embre|iembre|embro)?|de[cz](?:ember|embro)?|d\u00e9c(?:embre)?|dic(?:iembre|embre)?)\\.?");
    private static final String DAY =
            ("(?:\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}|\\d{4}\\.\\s?\\d{1,2}\\.\\s?\\d{1,2}\\.|\\d{4}\\s?[\u5e74\ub144]\\s?\\d{1,2}\\s?[\u6708\uc6d4](?:\\s?\\d{1,2}\\s?[\u65e5\uc77c])?"
                            + "|/date\\(-?\\d{9,14}(?:[-+]\\d{4})?\\)/|%1$s[-/ ]'?(?:\\d{4}|\\d{2})"
                            + "|\\d{4}-(?:\\d{2}|w\\d{2}(?:-\\d)?|q[1-4])|\\d{8}T\\d{4}(?:\\d{2})?(?:z|[-+]\\d{2}:?\\d{2})?|\\d+ days?|\\d{1,2}[-/]\\d{1,2}[-/](?:\\d{4}|\\d{2})"
                            + "|\\d{1,2}\\.\\s?\\d{1,2}\\.\\s?\\d{4}|\\d{2}\\.\\d{2}\\.\\d{2}"
                            + "|(?:[a-z]{2,9},? )?\\d{1,2}(?:st|nd|rd|th)?[-/ .]+(?:%1$s[-/ .,]+\\d{2,4}|(?:de )?[a-z\u00e0-\u017f]{3,10}\\.?(?:[-/ .,]+|\\s+de\\s+)(?:19|20)\\d{2})|(?:[a-z]{2,9},? )?%1$s +\\d{1,2}(?:st|nd|rd|th)?(?:,? +\\d{4})?)")
                    .formatted(MONTH);

    /** A day, a time of the day, or both, in the syntax that Java and RE2 share. */
    static final String PATTERN =
            "(?i)\\[?(?:"
                    + DAY
                    + "(?:(?:[t:,]|\\s)\\s*(?:"
                    + CLOCK
                    + "(?: \\d{4})?|"
                    + POINTED_CLOCK
                    + "))?|"
                    + CLOCK
                    + ")\\]?";

    private TimeText() {}
}
