using System.IO.Compression;
using Samples;

namespace Quickstart.Tests;

[TestClass]
public sealed class PictureFolderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [TestMethod]
    public void Subfolders_are_labels_in_a_folder_and_in_a_zip()
    {
        folder.Picture("in/cat/1.png", brightness: 10);
        folder.Picture("in/dog/old/2.png", brightness: 200);
        folder.Picture("in/dog/3.PNG", brightness: 200);
        folder.Garbage("in/dog/notes.txt");
        folder.Garbage("in/__MACOSX/cat/1.png");
        folder.Garbage("in/cat/.hidden.png");
        foreach (string path in new[] { folder["in"], folder.Zip("in") })
        {
            var set = PictureFolder.Read(path, anySize: false, skipCorrupt: false);
            CollectionAssert.AreEqual(new[] { "cat/1.png", "dog/3.PNG", "dog/old/2.png" }, set.Pictures.Select(picture => picture.Path).ToArray());
            CollectionAssert.AreEqual(new[] { "cat", "dog", "dog" }, set.Pictures.Select(picture => picture.Label).ToArray());
            using var cat = set.Pictures[0].Image;
            using var dog = set.Pictures[1].Image;
            Assert.IsTrue(cat.Pixels[1] < 50 && dog.Pixels[1] > 150);
        }
    }

    [TestMethod]
    public void Folders_that_all_pictures_share_are_no_labels()
    {
        folder.Picture("in/data/train/cat/1.png");
        folder.Picture("in/data/train/dog/1.png");
        CollectionAssert.AreEqual(new[] { "cat", "dog" }, PictureFolder.Read(folder["in"], false, false).Labels.ToArray());
        Assert.IsFalse(PictureFolder.Read(folder["in/data/train/cat"], false, false).HasLabels);
        Directory.Delete(folder["in/data/train/dog"], recursive: true);
        Assert.IsFalse(PictureFolder.Read(folder["in"], false, false).HasLabels);
    }

    [TestMethod]
    public void A_picture_without_a_subfolder_among_others_with_one_is_named()
    {
        folder.Picture("in/cat/1.png");
        folder.Picture("in/loose.png");
        AssertFails("cat/1.png lies in a subfolder, which is its label, and loose.png does not");
    }

    [TestMethod]
    public void Mixed_sizes_need_the_size_option()
    {
        folder.Picture("in/a.png", 16, 16);
        folder.Picture("in/b.png", 20, 16);
        AssertFails("a.png is 16x16 (width x height), b.png is 20x16. --size N");
        Assert.AreEqual(2, PictureFolder.Read(folder["in"], anySize: true, skipCorrupt: false).Pictures.Count);
    }

    [TestMethod]
    public void A_corrupt_picture_in_the_middle_is_named_and_can_be_skipped()
    {
        folder.Picture("in/x/1.png");
        folder.Garbage("in/x/2.jpg");
        folder.Picture("in/y/3.png");
        string zip = folder.Zip("in");
        AssertFails($"x/2.jpg in '{zip}' is damaged or no JPEG or PNG file. --skip-corrupt", zip);
        var set = PictureFolder.Read(zip, anySize: false, skipCorrupt: true);
        Assert.AreEqual((2, 1), (set.Pictures.Count, set.Skipped));
        Assert.AreEqual("2 pictures of 2 classes; 1 damaged files skipped", set.ToString());
    }

    [TestMethod]
    public void A_damaged_zip_entry_is_one_corrupt_picture()
    {
        folder.Picture("in/1.png");
        folder.Picture("in/2.png", brightness: 30);
        string zip = folder.Zip("in");
        string damaged, sound;
        using (var archive = ZipFile.OpenRead(zip)) (damaged, sound) = (archive.Entries[0].Name, archive.Entries[1].Name);

        // The compressed data of the first entry begin after its header of 30 bytes and its name.
        byte[] bytes = File.ReadAllBytes(zip);
        bytes.AsSpan(30 + damaged.Length, 20).Fill(0xff);
        File.WriteAllBytes(zip, bytes);
        AssertFails($"{damaged} in ", zip);
        Assert.AreEqual(sound, PictureFolder.Read(zip, false, skipCorrupt: true).Pictures.Single().Path);
    }

    [TestMethod]
    public void Nothing_but_corrupt_pictures_is_an_error_even_when_they_are_skipped()
    {
        folder.Garbage("in/1.png");
        var error = Assert.ThrowsExactly<InputException>(() => PictureFolder.Read(folder["in"], false, skipCorrupt: true));
        StringAssert.Contains(error.Message, "None of the 1 pictures");
    }

    // Fails without the look at the end of the file: a JPEG cut at 60 % decodes, with grey where its rest was.
    [TestMethod]
    [DataRow("in/2.jpg")]
    [DataRow("in/2.png")]
    public void A_picture_that_was_cut_off_is_damaged(string name)
    {
        folder.Picture("in/1.png");
        folder.Picture(name);
        byte[] bytes = File.ReadAllBytes(folder[name]);
        File.WriteAllBytes(folder[name], bytes[..(bytes.Length * 6 / 10)]);
        AssertFails($"{Path.GetFileName(name)} in '{folder["in"]}' is damaged");
        Assert.AreEqual(1, PictureFolder.Read(folder["in"], anySize: false, skipCorrupt: true).Skipped);
    }

    [TestMethod]
    public void A_path_that_is_not_there_is_empty_or_is_no_zip_is_named()
    {
        AssertFails($"There is no folder or zip file '{folder["in"]}'");
        Directory.CreateDirectory(folder["in"]);
        AssertFails($"'{folder["in"]}' holds no picture");
        folder.Garbage("other.zip");
        AssertFails($"'{folder["other.zip"]}' is neither a folder nor a zip file", folder["other.zip"]);
    }

    private void AssertFails(string message, string? path = null)
    {
        var error = Assert.ThrowsExactly<InputException>(() => PictureFolder.Read(path ?? folder["in"], anySize: false, skipCorrupt: false));
        StringAssert.Contains(error.Message, message);
    }
}
