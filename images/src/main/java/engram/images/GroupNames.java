package engram.images;

import engram.data.UnreadableDataException;
import engram.data.UnusableSettingException;
import engram.data.splits.Grouping;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What in the names of pictures tells which of them belong together.
 *
 * @param pattern {@code folder} for the folder that a picture lies in; else a regular expression
 *     that is looked for in the picture's path below the root, with slashes: pictures belong
 *     together where its groups (without any, all that it matches) read the same
 */
public record GroupNames(String pattern) {
    private static final String FOLDER = "folder";

    public GroupNames {
        compiled(pattern);
    }

    private static Pattern compiled(String pattern) {
        try {
            return Pattern.compile(pattern.equals(FOLDER) ? "^(?:.*/)?" : pattern);
        } catch (PatternSyntaxException e) {
            throw new UnusableSettingException(
                    "expected a pattern that finds the group in a picture's name, such as"
                            + " 'part(\\d+)', or folder, not '"
                            + pattern
                            + "': "
                            + e.getDescription(),
                    e);
        }
    }

    /**
     * A picture whose name has no such part stands for itself.
     *
     * @throws UnreadableDataException if no picture's name has
     */
    Grouping grouping(String root, Album album) {
        Pattern compiled = compiled(pattern);
        boolean found = false;
        String[] keys = new String[album.size()];
        for (int i = 0; i < keys.length; i++) {
            Matcher matcher = compiled.matcher(album.id(i));
            if (matcher.find()) {
                found = true;
                keys[i] = key(matcher);
            }
        }
        if (!found && keys.length > 0) {
            throw new UnreadableDataException(
                    root
                            + ": no picture's name has the group's pattern '"
                            + pattern
                            + "'; the first is "
                            + album.id(0));
        }
        String by = pattern.equals(FOLDER) ? "folder" : "the pattern '" + pattern + "'";
        return Grouping.by(by, keys.length, i -> keys[i]);
    }

    private static String key(Matcher matcher) {
        if (matcher.groupCount() == 0) {
            return matcher.group();
        }
        StringBuilder key = new StringBuilder();
        for (int group = 1; group <= matcher.groupCount(); group++) {
            key.append(matcher.group(group)).append('/');
        }
        return key.toString();
    }
}
