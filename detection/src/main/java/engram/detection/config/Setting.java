package engram.detection.config;

import engram.data.UnusableSettingException;

/**
 * A key that somebody gave a value.
 *
 * @param key dotted, such as "training.epochs"
 * @param text the value as written
 * @param origin where it was written, such as "screws.yaml:3: "; empty on the command line
 */
record Setting(String key, String text, String origin) {

    /** The complaint about this setting. */
    UnusableSettingException refused(String why) {
        return new UnusableSettingException(origin + key + ": " + why);
    }

    /** The same complaint, made by a record that names its component its own way. */
    UnusableSettingException refusedByRecord(String message) {
        String subject = message.replaceFirst(" .*", "");
        return key.equals(subject) || key.endsWith("." + subject)
                ? new UnusableSettingException(origin + key + message.substring(subject.length()))
                : refused(message);
    }
}
