"""Makes the fixtures of this folder as other programs write such files (h5py 3.7, NumPy 1.24, SciPy 1.10); all values are made up."""
import h5py
import numpy as np
import scipy.io

text = h5py.string_dtype("utf-8")
small = dict(libver="earliest")


def sonata():
    with h5py.File("sonata_old.h5", "w", **small) as f:
        f.attrs["magic"] = np.uint32(0x0A7A)
        f.attrs["version"] = np.array([0, 1], "u4")
        g = f.create_group("spikes")
        g.create_dataset("gids", data=np.array([7, 3, 7], "u8"))
        g.create_dataset("timestamps", data=np.array([2.5, 1.0, 0.3]))
    sorting = h5py.enum_dtype({"none": 0, "by_id": 1, "by_time": 2}, basetype="u1")
    with h5py.File("sonata.h5", "w", **small) as f:
        f.attrs["magic"] = np.uint32(0x0A7A)
        f.attrs["version"] = np.array([0, 1], "u4")
        for population, ids in (("E", [10, 9, 10]), ("I", [0])):
            g = f.create_group("spikes/" + population)
            g.attrs.create("sorting", 2, dtype=sorting)
            g.create_dataset("node_ids", data=np.array(ids, "u8"), chunks=(1,), compression="gzip", shuffle=True)
            t = g.create_dataset("timestamps", data=np.arange(len(ids)) * 1.5 + 0.1)
            t.attrs["units"] = "ms"
        g = f.create_group("report/E")
        d = g.create_dataset("data", data=np.arange(12, dtype="f4").reshape(4, 3), chunks=(2, 3), compression="gzip")
        d.attrs["units"] = "mV"
        m = g.create_group("mapping")
        m.create_dataset("node_ids", data=np.array([9, 10], "u8"))
        m.create_dataset("index_pointers", data=np.array([0, 1, 3], "u8"))
        m.create_dataset("element_ids", data=np.array([0, 0, 1], "u4"))
        m.create_dataset("element_pos", data=np.array([0.5, 0.5, 0.5], "f4"))
        m.create_dataset("time", data=np.array([0.0, 2.0, 0.5])).attrs["units"] = "ms"


def typed(node, kind, namespace="core"):
    node.attrs["neurodata_type"] = kind
    node.attrs["namespace"] = namespace
    node.attrs["object_id"] = "00000000-0000-0000-0000-000000000000"
    return node


def column(table, name, data, **kw):
    d = typed(table.create_dataset(name, data=data, **kw), "VectorData", "hdmf-common")
    d.attrs["description"] = name + " of the row"
    return d


def table(parent, path, kind, columns, rows):
    t = typed(parent.create_group(path), kind)
    t.attrs.create("colnames", columns, dtype=text)
    t.attrs["description"] = "a table"
    typed(t.create_dataset("id", data=np.arange(rows) + 100), "ElementIdentifiers", "hdmf-common")
    return t


def nwb():
    with h5py.File("units.nwb", "w", **small) as f:
        typed(f, "NWBFile").attrs["nwb_version"] = "2.6.0"
        f["session_description"] = "made up"
        f["identifier"] = "fixture"
        f["session_start_time"] = "2020-02-03T04:05:06+00:00"
        f["general/subject/species"] = "Mus musculus"
        typed(f["general/subject"], "Subject")
        e = table(f, "general/extracellular_ephys/electrodes", "DynamicTable", ["location", "x"], 3)
        column(e, "location", ["CA1", "CA1", "CA3"], dtype=text)
        column(e, "x", np.array([1.0, 2.0, 3.0], "f4"))
        # As ecephys pipelines put it: not at the root.
        u = table(f, "processing/ecephys/units", "Units", ["quality", "good", "electrodes", "spike_times"], 3)
        typed(f["processing/ecephys"], "ProcessingModule")
        column(u, "quality", ["a", "", "c"], dtype=text)
        column(u, "good", np.array([True, False, True]))
        column(u, "electrodes", np.array([0, 1, 2])).attrs["table"] = e.ref
        i = typed(u.create_dataset("electrodes_index", data=np.array([1, 2, 3], "u1")), "VectorIndex", "hdmf-common")
        i.attrs["target"] = u["electrodes"].ref
        column(u, "spike_times", np.array([0.5, 1.5, 0.25]), chunks=(2,), compression="gzip")
        i = typed(u.create_dataset("spike_times_index", data=np.array([2, 2, 3], "u1")), "VectorIndex", "hdmf-common")
        i.attrs["target"] = u["spike_times"].ref
        s = typed(f.create_group("acquisition/lfp"), "ElectricalSeries")
        d = s.create_dataset("data", data=np.array([[1, 10], [2, 20], [3, 30]], "i2"), chunks=(2, 2), compression="gzip")
        d.attrs["unit"] = "volts"
        d.attrs["conversion"] = np.float32(0.5)
        d.attrs["resolution"] = np.float32(-1)
        t = s.create_dataset("starting_time", data=10.0)
        t.attrs["rate"] = np.float32(4)
        t.attrs["unit"] = "seconds"
        r = typed(s.create_dataset("electrodes", data=np.array([2, 0])), "DynamicTableRegion", "hdmf-common")
        r.attrs["table"] = e.ref
        s = typed(f.create_group("processing/behavior/pupil"), "TimeSeries")
        s.create_dataset("data", data=np.array([0.5, 0.75])).attrs["unit"] = "mm"
        s.create_dataset("timestamps", data=np.array([0.1, 0.4]))
        typed(f["processing/behavior"], "ProcessingModule")
        s = typed(f.create_group("stimulus/presentation/movie"), "ImageSeries")
        s.create_dataset("external_file", data=["m.avi"], dtype=text)
        s.create_dataset("timestamps", data=np.array([0.0, 1.0]))
        a = typed(f.create_group("acquisition/notes"), "AnnotationSeries")
        a.create_dataset("data", data=["start", "stop"], dtype=text)
        a.create_dataset("timestamps", data=np.array([0.0, 9.0]))
        v = typed(f.create_group("acquisition/licking"), "IntervalSeries")
        v.create_dataset("data", data=np.array([1, -1, 1, -1], "i1"))
        v.create_dataset("timestamps", data=np.array([1.0, 2.0, 3.0, 4.5]))
        t = table(f, "intervals/trials", "TimeIntervals", ["start_time", "stop_time", "correct", "image"], 2)
        column(t, "start_time", np.array([0.0, 5.0]))
        column(t, "stop_time", np.array([4.0, 9.0]))
        column(t, "correct", np.array([True, False]))
        column(t, "image", ["cat", "dog"], dtype=text)
    with h5py.File("allen.nwb", "w", **small) as f:
        for gid in (2, 10):
            f["processing/trial_0/spike_train/%d/data" % gid] = np.array([1.5, 2.5]) * gid


def mat():
    with h5py.File("seventhree.mat", "w", userblock_size=512, **small) as f:
        def put(name, value, kind):
            f.create_dataset(name, data=np.asarray(value).T).attrs["MATLAB_class"] = np.bytes_(kind)
        put("t", [[0.0], [0.5], [1.0]], "double")
        put("lfp", [[1.0, 10.0], [2.0, 20.0], [3.0, 30.0]], "double")
        put("names", np.array([[ord(c) for c in "ab"], [ord(c) for c in "cd"]], "u2"), "char")
        put("#refs#/x", [[0.25, 0.75]], "double")
        put("#refs#/y", [[0.5]], "double")
        put("info/rate", [[2.0]], "double")
        f["info"].attrs["MATLAB_class"] = np.bytes_("struct")
        refs = np.empty((2, 1), dtype=h5py.ref_dtype)
        refs[0, 0] = f["#refs#/x"].ref
        refs[1, 0] = f["#refs#/y"].ref
        f.create_dataset("trains", data=refs, dtype=h5py.ref_dtype).attrs["MATLAB_class"] = np.bytes_("cell")
    with open("seventhree.mat", "r+b") as f:
        f.write(b"MATLAB 7.3 MAT-file, made up".ljust(124) + b"\x00\x02IM")


def retina():
    with h5py.File("retina.h5", "w", **small) as f:
        f["spikes"] = np.array([1.0, 2.0, 0.5])
        f["sCount"] = np.array([2, 1])
        f["names"] = np.array([b"ch_12a", b"ch_13a"])
        f["epos"] = np.array([[100.0, 100.0], [200.0, 300.0]])
        f["meta/age"] = np.array([11])


sonata()
nwb()
mat()
retina()
np.savez_compressed("numpy.npz", spike_times=np.array([0.5, 0.25, 1.0], "f4"), spike_clusters=np.array([4, 2, 4]), lfp=np.asfortranarray(np.arange(6.0).reshape(3, 2)), time=np.array([0, 0.5, 1.0]), note=np.array("x"))
cells = np.empty((2, 1), dtype=object)
cells[0, 0], cells[1, 0] = np.array([[0.25, 0.75]]), np.array([[0.5]])
variables = dict(t=np.array([[0.0], [0.5], [1.0]]), lfp=np.array([[1, 10], [2, 20], [3, 30]], "i2"), names=["ab", "cd"],
                 trains=cells, info=dict(rate=2.0, site="CA1"), z=np.array([[1 + 2j]]))
scipy.io.savemat("five.mat", variables)
scipy.io.savemat("five_packed.mat", variables, do_compression=True)
